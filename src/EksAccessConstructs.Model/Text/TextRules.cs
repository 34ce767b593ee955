namespace EksAccessConstructs.Text;

/// <summary>The rules that every YAML or JSON document must keep before anyone asks what it means.</summary>
internal static class TextRules
{
    /// <summary>The text is not YAML.</summary>
    public static readonly RuleInfo NotYaml = new("EKS001", Severity.Error, "A document is well-formed YAML or JSON.");

    /// <summary>A key is written twice in one mapping.</summary>
    public static readonly RuleInfo DuplicateKey = new("EKS002", Severity.Error, "A mapping holds each key once.");

    /// <summary>An alias that holds itself, or that grows without end.</summary>
    public static readonly RuleInfo EndlessAlias = new("EKS003", Severity.Error,
        "An alias names something that is finished before the alias and stays of a readable size.");

    /// <summary>Nesting deeper than any real document.</summary>
    public static readonly RuleInfo TooDeep = new("EKS004", Severity.Error, "Mappings and lists are nested no deeper than 100 levels.");

    /// <summary>A key this kind of document does not know.</summary>
    public static readonly RuleInfo UnknownKey = new("EKS005", Severity.Error, "Every key is one that its document's kind knows.");

    /// <summary>A value of another type than its key takes.</summary>
    public static readonly RuleInfo WrongType = new("EKS006", Severity.Error, "Every value has the type that its key takes.");

    /// <summary>A key that must be there is not.</summary>
    public static readonly RuleInfo MissingKey = new("EKS007", Severity.Error, "Every required key is there and not empty.");

    /// <summary>A value outside its allowed range or list.</summary>
    public static readonly RuleInfo BadValue = new("EKS008", Severity.Error, "Every value is one that its key allows.");

    /// <summary>Something a reader would pass over in silence.</summary>
    public static readonly RuleInfo Swallowed = new("EKS009", Severity.Warning, "Nothing is written where the real reader would pass over it in silence.");

    /// <summary>Text that a program is still to make YAML of.</summary>
    public static readonly RuleInfo Unrendered = new("EKS106", Severity.Error, "A file is YAML itself, not a template that a program makes YAML of.");

    /// <summary>A file that is there but may not, or cannot, be read.</summary>
    public static readonly RuleInfo Readable = new("EKS120", Severity.Error, "Every file and folder that is named, or found in a folder, can be read.");

    /// <summary>A file of a size that no manifest has.</summary>
    public static readonly RuleInfo FileSize = new("EKS121", Severity.Error, "A file is no larger than 32 MiB.");

    /// <summary>Something in a folder that has the name of a file and is none.</summary>
    public static readonly RuleInfo OrdinaryFile = new(
        "EKS122",
        Severity.Warning,
        "What a folder holds under the name of a YAML or JSON file is a file, not a pipe, a socket, a device or a link that leads nowhere.");

    /// <summary>All of them, by code.</summary>
    public static ValueList<RuleInfo> All { get; } =
    [
        NotYaml, DuplicateKey, EndlessAlias, TooDeep, UnknownKey, WrongType, MissingKey, BadValue, Swallowed, Unrendered, Readable, FileSize,
            OrdinaryFile,
    ];
}
