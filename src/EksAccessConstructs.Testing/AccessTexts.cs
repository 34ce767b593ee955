using EksAccessConstructs.Lint;
using EksAccessConstructs.Snapshots;

namespace EksAccessConstructs.Testing;

/// <summary>The texts that assertions are about.</summary>
/// <param name="All">The texts, with the names by which messages call them.</param>
internal sealed record AccessTexts(ValueList<NamedText> All)
{
    /// <summary>No text.</summary>
    public static AccessTexts None { get; } = new([]);

    /// <summary>Files of <c>.eks-access.yaml</c> in the folders that were named.</summary>
    /// <value>Default: none.</value>
    public ValueList<InputText> Accepted { get; init; }

    /// <summary>The texts as readers take them.</summary>
    public ValueList<InputText> Inputs => All.Select(text => text.Input).ToValueList();

    /// <summary>With a template as objects.</summary>
    public AccessTexts With(IDictionary<string, object> template) => With(ObjectJson.Of(template), "template.json");

    /// <summary>With a text, or with what a path leads to.</summary>
    /// <exception cref="ArgumentException">There is no such file or folder, or it cannot be read.</exception>
    public AccessTexts With(string textOrPath)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(textOrPath);
        return (IsJson(textOrPath), textOrPath.Contains('\n', StringComparison.Ordinal)) switch
        {
            (true, _) => With(textOrPath, "template.json"),
            (_, true) => With(textOrPath, "manifests.yaml"),
            _ => WithFiles(textOrPath),
        };
    }

    private static bool IsJson(string text) => text.TrimStart() is ['{', ..];

    private AccessTexts With(string text, string name)
    {
        var free = FreeName(name);
        return this with { All = [.. All, new NamedText(new InputText(free, text), free)] };
    }

    private AccessTexts WithFiles(string path)
    {
        var search = new InputFiles();
        var files = search.Add(path)
            ?? throw new ArgumentException($"there is no file or folder '{path}' (looked up from '{Environment.CurrentDirectory}')", nameof(path));
        var readings = files.Select(file => (File: file, Reading: FileText.Read(file))).ToList();
        var problems = search.Findings.Concat(readings.SelectMany(file => file.Reading.Findings)).ToList();
        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join('\n', problems), nameof(path));
        }

        var folder = Directory.Exists(path) ? InputFiles.Named(path).TrimEnd('/') : null;
        var accepted = $"{folder}/{SuppressionReader.FileName}";
        ValueList<InputText> own = folder is not null && File.Exists(accepted) ? [Own(accepted)] : [];
        return readings.Aggregate(this, (texts, file) => texts.With(file.File, file.Reading.Value ?? "", folder)) with
        {
            Accepted = [.. Accepted, .. own],
        };
    }

    private static InputText Own(string file) => FileText.Read(file) is { Value: { } text }
        ? new InputText(file, text)
        : throw new ArgumentException($"'{file}' cannot be read");

    private AccessTexts With(string file, string text, string? folder) =>
        this with { All = [.. All, new NamedText(new InputText(file, text), FreeName(folder is null ? Path.GetFileName(file) : file[(folder.Length + 1)..]))] };

    private string FreeName(string name)
    {
        var ending = Path.GetExtension(name);
        return Enumerable.Range(2, All.Count).Select(number => $"{name[..^ending.Length]}-{number}{ending}")
            .Prepend(name)
            .First(one => All.All(text => text.Name != one));
    }
}

/// <summary>A text with a name of its own.</summary>
/// <param name="Input">The text, as readers take it.</param>
/// <param name="Name">The path below a folder in which all of them can be written down.</param>
internal sealed record NamedText(InputText Input, string Name);
