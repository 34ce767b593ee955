using System.Globalization;

namespace EksAccessConstructs.Rbac;

/// <summary>Where in an object a decoder is. It becomes text, such as <c>rules[0].verbs</c>, only for a problem.</summary>
internal sealed class KubePath
{
    private readonly List<(string Field, int Place)> steps = [];

    /// <summary>Goes into a field.</summary>
    public void Enter(string field) => steps.Add((field, -1));

    /// <summary>Goes into an item of a list, counted from 0.</summary>
    public void Enter(int place) => steps.Add(("", place));

    /// <summary>Goes back out of the field or item entered last.</summary>
    public void Leave() => steps.RemoveAt(steps.Count - 1);

    /// <summary>The path to a field of what is here.</summary>
    public string To(string field) => steps.Count == 0 ? field : $"{this}.{field}";

    /// <inheritdoc/>
    public override string ToString() => string.Concat(steps.Select(Step));

    private static string Step((string Field, int Place) step, int number) => (step.Place, number) switch
    {
        ( >= 0, _) => string.Create(CultureInfo.InvariantCulture, $"[{step.Place}]"),
        (_, 0) => step.Field,
        _ => $".{step.Field}",
    };
}
