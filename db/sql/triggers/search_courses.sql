-- Search follows the texts of a course.
create or replace trigger update_courses_search_vector
    before insert or update of code, name, description on courses
    for each row execute function update_courses_search_vector();
