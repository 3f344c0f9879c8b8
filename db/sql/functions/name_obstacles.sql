-- What keeps a student out, by the kinds of the obstacles, as a short sentence in all three languages.
create or replace function lms_ops.obstacle_phrases(kinds text[]) returns jsonb
language sql
immutable
parallel safe
set search_path = pg_catalog, pg_temp
as $$
    select jsonb_build_object(
        'az', string_agg(phrase.az, ' ' order by phrase.place),
        'en', string_agg(phrase.en, ' ' order by phrase.place),
        'ru', string_agg(phrase.ru, ' ' order by phrase.place)
    )
    from (
        values
            (1, 'status', 'Tələbə statusunuz aktiv deyil.', 'You are not an active student.', 'Ваш статус студента не активен.'),
            (2, 'hold', 'Qeydiyyatınıza məhdudiyyət qoyulub.', 'A hold blocks your registration.', 'Ваша регистрация заблокирована.'),
            (3, 'offering', 'Dərs qeydiyyat üçün açıq deyil.', 'The course is not open.', 'Запись на курс закрыта.'),
            (4, 'window', 'Qeydiyyat vaxtı deyil.', 'Registration is not open now.', 'Сейчас не время регистрации.'),
            (5, 'duplicate', 'Siz bu kursda artıq qeydiyyatdasınız.', 'You are enrolled in this course already.', 'Вы уже зачислены на этот курс.'),
            (6, 'requirement', 'Ön şərtlər yerinə yetirilməyib.', 'Requirements of the course are missing.', 'Не выполнены требования курса.'),
            (7, 'clash', 'Cədvəliniz üst-üstə düşür.', 'It clashes with your schedule.', 'Курс пересекается с вашим расписанием.'),
            (8, 'credit_load', 'Kredit həddini aşırsınız.', 'It exceeds your credit limit.', 'Превышен ваш предел кредитов.'),
            (9, 'repeat', 'Kursu yenidən götürmək olmaz.', 'You may not repeat the course.', 'Курс нельзя пройти повторно.'),
            (10, 'incompatible', 'Başqa bir kursunuzla birlikdə götürülə bilməz.', 'It may not be taken with another of your courses.', 'Курс несовместим с другим вашим курсом.')
    ) as phrase (place, kind, az, en, ru)
    where phrase.kind = any (kinds)
$$;
