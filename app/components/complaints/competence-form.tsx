import { Stack } from '@mantine/core'
import { Form } from '@remix-run/react'
import { useIntl } from 'react-intl'
import { CheckboxesField } from '#app/components/admin/form-fields.tsx'
import { Section } from '#app/components/admin/page-parts.tsx'
import { Submit } from '#app/components/admin/submit.tsx'
import { type ComplaintSkill, complaintSkills } from '#domain/complaints/desk'
import { type Language, languageNames, languages } from '#domain/language'

/** What one of our people judges complaints of, and in which languages. */
export function CompetenceForm({
  competence,
}: {
  competence: { skills: ComplaintSkill[]; languages: Language[] }
}) {
  const intl = useIntl()
  const skills = complaintSkills.map((value) => ({
    value,
    label: intl.formatMessage({ id: `complaints.skill.${value}` }),
  }))
  const tongues = languages.map((value) => ({ value, label: languageNames[value] }))
  return (
    <Section title="complaints.competence">
      <Form method="post">
        <Stack gap="sm">
          <CheckboxesField
            name="skills"
            label="complaints.competence_skills"
            description="complaints.competence_help"
            options={skills}
            checked={competence.skills}
          />
          <CheckboxesField
            name="spoken"
            label="complaints.competence_languages"
            options={tongues}
            checked={competence.languages}
          />
          <Submit intent="competence" label="form.save" />
        </Stack>
      </Form>
    </Section>
  )
}
