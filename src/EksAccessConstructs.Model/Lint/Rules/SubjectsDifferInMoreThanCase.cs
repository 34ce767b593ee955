namespace EksAccessConstructs.Lint.Rules;

/// <summary>Names of subjects differ in more than letter case.</summary>
internal sealed class SubjectsDifferInMoreThanCase() : LintRule(
    new("RB072", Severity.Info, "Names of subjects differ in more than letter case."),
    "names are compared byte for byte, so 'Admins' and 'admins' are two groups, and most likely one of them is a slip",
    "write one name in one way")
{
    public override IEnumerable<LintFinding> Check(LintInput input)
    {
        var places = (from binding in input.Bindings from subject in binding.Subjects select (Binding: binding, Subject: subject)).ToList();
        var first = places.GroupBy(place => (place.Subject.Kind, place.Subject.Namespace, place.Subject.Name.ToUpperInvariant()))
            .ToDictionary(same => same.Key, same => same.First().Subject.Name);
        return from place in places
               let other = first[(place.Subject.Kind, place.Subject.Namespace, place.Subject.Name.ToUpperInvariant())]
               where other != place.Subject.Name
               select Breach(place.Binding, place.Subject.Origin,
                   $"{place.Subject.Kind} '{place.Subject.Name}' differs from '{other}' only in letter case, so they are two; write one name");
    }
}
