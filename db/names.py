"""Invented people's names in Azerbaijani, English and Russian spelling.

None of them is anybody's: every list is of common names, and a person is a number that picks from them.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Name:
    """One name in the three spellings that `persons` and every JSONB text keep."""

    az: str
    en: str
    ru: str


@dataclass(frozen=True)
class Person:
    """An invented person; gender is 'female' or 'male', as `persons.gender` writes it."""

    first: Name
    last: Name
    gender: str


def person(number: int) -> Person:
    """The person of a number (0 and above): the same each time, neighbours with different names.

    The full names repeat after 2 * 60 * 90 = 10,800 numbers.
    """
    women, number_of_kind = number % 2 == 0, number // 2
    firsts = WOMEN if women else MEN
    first = firsts[number_of_kind % len(firsts)]
    # Each round through the first names starts one last name further, so that each pair comes once;
    # women and men start apart, so that neighbours are no siblings.
    rounds = number_of_kind // len(firsts)
    last = LAST[(number_of_kind * 7 + rounds + (0 if women else 41)) % len(LAST)]
    return Person(first, of_woman(last) if women else last, "female" if women else "male")


def of_woman(last: Name) -> Name:
    """A last name as a woman bears it: Əliyev becomes Əliyeva, Rəhimli stays as it is."""
    return Name(
        last.az + "a" if last.az.endswith("v") else last.az,
        last.en + "a" if last.en.endswith("v") else last.en,
        last.ru + "а" if last.ru.endswith("в") else last.ru,
    )


def _names(table: str) -> tuple[Name, ...]:
    return tuple(Name(*line.split()) for line in table.strip().splitlines())


WOMEN = _names("""
    Aysel Aysel Айсель
    Günel Gunel Гюнель
    Leyla Leyla Лейла
    Nigar Nigar Нигяр
    Aygün Aygun Айгюн
    Sevinc Sevinj Севиндж
    Könül Konul Кёнуль
    Lalə Lala Лала
    Nərmin Narmin Нармин
    Fidan Fidan Фидан
    Xəyalə Khayala Хаяла
    Ülviyyə Ulviyya Ульвия
    Günay Gunay Гюнай
    Aynur Aynur Айнур
    Səbinə Sabina Сабина
    Arzu Arzu Арзу
    Zəhra Zahra Захра
    Fatimə Fatima Фатима
    Nuray Nuray Нурай
    Aytən Aytan Айтен
    Gülnar Gulnar Гюльнар
    Kəmalə Kamala Кямаля
    Mədinə Madina Медина
    Nailə Naila Наиля
    Pərvanə Parvana Парвана
    Rəna Rana Рена
    Sevda Sevda Севда
    Şəbnəm Shabnam Шабнам
    Turanə Turana Турана
    Vəfa Vafa Вафа
    Xumar Khumar Хумар
    Yeganə Yegana Егана
    Zümrüd Zumrud Зумруд
    Afaq Afag Афаг
    Bənövşə Banovsha Бановша
    Cəmilə Jamila Джамиля
    Çinarə Chinara Чинара
    Dilarə Dilara Дилара
    Elnarə Elnara Эльнара
    Fəridə Farida Фарида
    Gülşən Gulshan Гюльшан
    Həcər Hajar Хаджар
    İlahə Ilaha Илаха
    İradə Irada Ирада
    Jalə Zhala Жаля
    Kəklik Kaklik Кеклик
    Ləman Laman Ляман
    Mələk Malak Мелек
    Nəzrin Nazrin Назрин
    Ofelya Ofelya Офелия
    Pərinaz Parinaz Париназ
    Reyhan Reyhan Рейхан
    Səkinə Sakina Сакина
    Solmaz Solmaz Солмаз
    Tamara Tamara Тамара
    Tünzalə Tunzala Тунзала
    Ülkər Ulkar Улькяр
    Validə Valida Валида
    Zeynəb Zeynab Зейнаб
    Züleyxa Zuleykha Зулейха
""")

MEN = _names("""
    Elvin Elvin Эльвин
    Rəşad Rashad Рашад
    Orxan Orkhan Орхан
    Tural Tural Турал
    Anar Anar Анар
    Elçin Elchin Эльчин
    Fərid Farid Фарид
    Vüsal Vusal Вюсал
    Kamran Kamran Камран
    Nicat Nijat Ниджат
    Emin Emin Эмин
    Samir Samir Самир
    Ramin Ramin Рамин
    Cavid Javid Джавид
    Murad Murad Мурад
    Rövşən Rovshan Ровшан
    İlqar Ilgar Ильгар
    Azər Azer Азер
    Toğrul Togrul Тогрул
    Pərviz Parviz Парвиз
    Əli Ali Али
    Həsən Hasan Гасан
    Hüseyn Huseyn Гусейн
    Məhəmməd Mahammad Магомед
    İbrahim Ibrahim Ибрагим
    Yusif Yusif Юсиф
    Ömər Omar Омар
    Əhməd Ahmad Ахмед
    Mahmud Mahmud Махмуд
    Namiq Namig Намик
    Natiq Natig Натик
    Nazim Nazim Назим
    Oqtay Ogtay Октай
    Polad Polad Полад
    Rauf Rauf Рауф
    Rüstəm Rustam Рустам
    Sabir Sabir Сабир
    Sərxan Sarkhan Сархан
    Şahin Shahin Шахин
    Tahir Tahir Тахир
    Teymur Teymur Теймур
    Uğur Ugur Угур
    Vaqif Vagif Вагиф
    Vidadi Vidadi Видади
    Xəyal Khayal Хаял
    Yaşar Yashar Яшар
    Zaur Zaur Заур
    Ziya Ziya Зия
    Adil Adil Адиль
    Bəhruz Bahruz Бахруз
    Ceyhun Jeyhun Джейхун
    Çingiz Chingiz Чингиз
    Eldar Eldar Эльдар
    Fuad Fuad Фуад
    Qabil Gabil Габиль
    İsmayıl Ismayil Исмаил
    Kənan Kanan Кянан
    Lətif Latif Лятиф
    Mübariz Mubariz Мубариз
    Nurlan Nurlan Нурлан
""")

LAST = _names("""
    Əliyev Aliyev Алиев
    Məmmədov Mammadov Мамедов
    Hüseynov Huseynov Гусейнов
    Həsənov Hasanov Гасанов
    Quliyev Guliyev Гулиев
    İsmayılov Ismayilov Исмаилов
    İbrahimov Ibrahimov Ибрагимов
    Abdullayev Abdullayev Абдуллаев
    Cəfərov Jafarov Джафаров
    Rəhimov Rahimov Рагимов
    Əhmədov Ahmadov Ахмедов
    Vəliyev Valiyev Велиев
    Kərimov Karimov Керимов
    Orucov Orujov Оруджов
    Babayev Babayev Бабаев
    Mustafayev Mustafayev Мустафаев
    Səfərov Safarov Сафаров
    Rzayev Rzayev Рзаев
    Nəbiyev Nabiyev Набиев
    Bağırov Baghirov Багиров
    Mirzəyev Mirzayev Мирзоев
    Süleymanov Suleymanov Сулейманов
    Qasımov Gasimov Гасымов
    Nəsirov Nasirov Насиров
    Tağıyev Taghiyev Тагиев
    Şükürov Shukurov Шукюров
    Salmanov Salmanov Салманов
    Musayev Musayev Мусаев
    Hacıyev Hajiyev Гаджиев
    Aslanov Aslanov Асланов
    Novruzov Novruzov Новрузов
    Əsgərov Asgarov Аскеров
    Yusifov Yusifov Юсифов
    Zeynalov Zeynalov Зейналов
    Heydərov Heydarov Гейдаров
    Həmidov Hamidov Гамидов
    Fərzəliyev Farzaliyev Фарзалиев
    Eyvazov Eyvazov Эйвазов
    Dadaşov Dadashov Дадашов
    Cabbarov Jabbarov Джаббаров
    Ağayev Aghayev Агаев
    Ələkbərov Alakbarov Алекперов
    Əzizov Azizov Азизов
    Bayramov Bayramov Байрамов
    Bədəlov Badalov Бадалов
    Çobanov Chobanov Чобанов
    Dövlətov Dovlatov Довлатов
    Əfəndiyev Afandiyev Эфендиев
    Fətullayev Fatullayev Фатуллаев
    Hümbətov Humbatov Гумбатов
    İmanov Imanov Иманов
    İsgəndərov Isgandarov Искендеров
    Kazımov Kazimov Казымов
    Lətifov Latifov Лятифов
    Mahmudov Mahmudov Махмудов
    Manafov Manafov Манафов
    Mehdiyev Mehdiyev Мехтиев
    Məlikov Malikov Меликов
    Muradov Muradov Мурадов
    Namazov Namazov Намазов
    Nağıyev Naghiyev Нагиев
    Osmanov Osmanov Османов
    Paşayev Pashayev Пашаев
    Pirverdiyev Pirverdiyev Пирвердиев
    Qədirov Gadirov Гадиров
    Qarayev Garayev Караев
    Qənbərov Ganbarov Ганбаров
    Rəsulov Rasulov Расулов
    Rüstəmov Rustamov Рустамов
    Sadıqov Sadigov Садыгов
    Səmədov Samadov Самедов
    Seyidov Seyidov Сеидов
    Şahbazov Shahbazov Шахбазов
    Şirinov Shirinov Ширинов
    Talıbov Talibov Талыбов
    Umudov Umudov Умудов
    Vahabov Vahabov Вагабов
    Xəlilov Khalilov Халилов
    Xanlarov Khanlarov Ханларов
    Yaqubov Yagubov Ягубов
    Zamanov Zamanov Заманов
    Rəhimli Rahimli Рагимли
    Əlizadə Alizade Ализаде
    Həsənzadə Hasanzade Гасанзаде
    Məmmədli Mammadli Мамедли
    Quluzadə Guluzade Гулузаде
    Axundzadə Akhundzade Ахундзаде
    Kərimli Karimli Керимли
    Vəlizadə Valizade Велизаде
    Abbaslı Abbasli Аббаслы
""")
