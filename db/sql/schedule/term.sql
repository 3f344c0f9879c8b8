-- The term of the import. The export has its first and last day; the other dates are the usual ones.

insert into academic_terms (academic_year, term_type, term_number, start_date, end_date)
select
    incoming_term.academic_year,
    incoming_term.term_type,
    incoming_term.term_number,
    incoming_term.start_date,
    incoming_term.end_date
from incoming_term
on conflict (academic_year, term_type) do nothing;

-- Where the term moves, dates of registration from before it would stand beside new dates that they do not fit.
select lms_ops.set_registration_dates(terms.id, null, null)
from incoming_term
join academic_terms as terms using (academic_year, term_type)
where (terms.start_date, terms.end_date) is distinct from (incoming_term.start_date, incoming_term.end_date);

with dated as (
    select
        incoming_term.academic_year,
        incoming_term.term_type,
        incoming_term.start_date,
        incoming_term.end_date,
        incoming_term.start_date + 14 as add_drop_deadline,
        incoming_term.start_date + (incoming_term.end_date - incoming_term.start_date) * 6 / 10
            as withdrawal_deadline,
        incoming_term.end_date + 14 as grade_submission_deadline
    from incoming_term
)

update academic_terms as terms
set
    start_date = dated.start_date,
    end_date = dated.end_date,
    add_drop_deadline = dated.add_drop_deadline,
    withdrawal_deadline = dated.withdrawal_deadline,
    grade_submission_deadline = dated.grade_submission_deadline
from dated
where terms.academic_year = dated.academic_year
    and terms.term_type = dated.term_type
    and (
        terms.start_date,
        terms.end_date,
        terms.add_drop_deadline,
        terms.withdrawal_deadline,
        terms.grade_submission_deadline
    ) is distinct from (
        dated.start_date,
        dated.end_date,
        dated.add_drop_deadline,
        dated.withdrawal_deadline,
        dated.grade_submission_deadline
    );

select lms_ops.set_registration_dates(terms.id, terms.start_date - 77, terms.add_drop_deadline)
from incoming_term
join academic_terms as terms using (academic_year, term_type);

alter table incoming_term add column academic_term_id uuid;
-- whether grades were imported for it before: then who withdrew is among those whom the export counts
alter table incoming_term add column is_graded boolean;

update incoming_term
set
    academic_term_id = terms.id,
    is_graded = exists (
        select
        from lms_ops.published_grades
        join course_offerings as offerings on offerings.id = published_grades.course_offering_id
        where offerings.academic_term_id = terms.id
    )
from academic_terms as terms
where terms.academic_year = incoming_term.academic_year
    and terms.term_type = incoming_term.term_type;

-- Unset, then set: in one statement the index on the one current term would fail by row order.
update academic_terms as terms
set is_current = false
from incoming_term
where incoming_term.becomes_current
    and terms.is_current
    and terms.id <> incoming_term.academic_term_id;

update academic_terms as terms
set is_current = true
from incoming_term
where incoming_term.becomes_current
    and terms.is_current is not true
    and terms.id = incoming_term.academic_term_id;
