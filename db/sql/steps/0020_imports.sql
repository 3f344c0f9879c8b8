-- What a registrar's export says about an offering beyond what the offering itself can hold.

-- One row per offering that an import brought. Only these does a later import of the term cancel.
create table lms_ops.imported_sections (
    course_offering_id uuid primary key references course_offerings on delete cascade,
    -- the registrar's number of the section, unique within its term; grade files refer to it
    class_number text not null,
    topic text,
    imported_at timestamptz not null default now()
);

create index imported_sections_class_number_idx on lms_ops.imported_sections (class_number);
