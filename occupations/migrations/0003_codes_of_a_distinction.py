# The two unit groups of a distinction are named after the order of their codes.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('occupations', '0002_no_waiting_changes'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='distinction',
            name='occupations_distinction_once',
        ),
        migrations.RemoveConstraint(
            model_name='distinction',
            name='occupations_distinction_of_two',
        ),
        migrations.RenameField(
            model_name='distinction',
            old_name='one',
            new_name='lower',
        ),
        migrations.RenameField(
            model_name='distinction',
            old_name='other',
            new_name='higher',
        ),
        migrations.RenameField(
            model_name='distinction',
            old_name='if_one',
            new_name='if_lower',
        ),
        migrations.RenameField(
            model_name='distinction',
            old_name='if_other',
            new_name='if_higher',
        ),
        migrations.AddConstraint(
            model_name='distinction',
            constraint=models.UniqueConstraint(fields=('lower', 'higher'), name='occupations_distinction_once', violation_error_message='These two are already told apart.'),
        ),
        migrations.AddConstraint(
            model_name='distinction',
            constraint=models.CheckConstraint(condition=models.Q(('lower', models.F('higher')), _negated=True), name='occupations_distinction_of_two', violation_error_message='A unit group has no question with itself.'),
        ),
    ]
