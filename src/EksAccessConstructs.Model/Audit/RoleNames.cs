using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Audit;

/// <summary>Names for roles that nothing has yet.</summary>
/// <param name="objects">What is there.</param>
internal sealed class RoleNames(RbacObjects objects)
{
    private readonly HashSet<string> taken = objects.All.Where(one => one.Kind != "Namespace").Select(one => one.Name).ToHashSet(StringComparer.Ordinal);

    /// <summary>The name for the role of a subject: its own with <c>-used</c>, and a number where that is taken.</summary>
    public string Of(Subject subject)
    {
        var name = Slug(subject.Kind == "ServiceAccount" ? $"{subject.Namespace}-{subject.Name}" : subject.Name);
        name = name.EndsWith("-used", StringComparison.Ordinal) ? name : $"{name}-used";
        var free = Enumerable.Range(2, int.MaxValue - 2).Select(number => $"{name}-{number}").Prepend(name).First(one => !taken.Contains(one));
        taken.Add(free);
        return free;
    }

    /// <summary>A text as part of a name, without what is awkward in one.</summary>
    public static string Slug(string text) =>
        string.Concat(text.Select(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' ? char.ToLowerInvariant(letter) : '-')).Trim('-', '.');
}
