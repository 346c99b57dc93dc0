-- The name of a reason was cut off in the middle.
update absence_reason
   set name_nb = 'Avtale hos lege, tannlege eller annen behandler',
       name_nn = 'Avtale hos lege, tannlege eller annan behandlar',
       name_en = 'Appointment with a doctor, dentist or other practitioner'
 where code = 'appointment';
