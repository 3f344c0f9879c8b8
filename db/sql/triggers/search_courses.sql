-- Search follows the texts of a course; null written to search_vector fills it anew.
create or replace trigger update_courses_search_vector
    before insert or update of code, name, description, search_vector on courses
    for each row execute function update_courses_search_vector();

-- Its name comes after those of the triggers that move updated_at: they fire in the order of their names.
create or replace trigger with_updated_at_kept
    before update of search_vector on courses
    for each row execute function lms_ops.keep_updated_at();
