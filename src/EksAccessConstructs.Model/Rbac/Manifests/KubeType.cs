namespace EksAccessConstructs.Rbac;

/// <summary>The type of a field in a Kubernetes object, as Go decodes JSON into it.</summary>
internal abstract record KubeType
{
    private KubeType()
    {
    }

    public static KubeType GoString { get; } = new TextType();

    public static KubeType GoBool { get; } = new BooleanType();

    public static KubeType GoInt { get; } = new IntegerType();

    public static KubeType GoTime { get; } = new TimeType();

    public static KubeType GoBytes { get; } = new BytesType();

    public static KubeType Anything { get; } = new AnyType();

    public static KubeType TextList { get; } = new ListType(GoString);

    public static KubeType TextMap { get; } = new MapType(GoString);

    /// <summary>What the type is called in messages.</summary>
    public abstract string Words { get; }

    public sealed record TextType : KubeType
    {
        public override string Words => "text";
    }

    public sealed record BooleanType : KubeType
    {
        public override string Words => "true or false";
    }

    public sealed record IntegerType : KubeType
    {
        public override string Words => "a whole number";
    }

    public sealed record TimeType : KubeType
    {
        public override string Words => "a time such as 2026-01-31T12:00:00Z";
    }

    public sealed record BytesType : KubeType
    {
        public override string Words => "text in base64";
    }

    /// <summary>JSON that is kept unchanged.</summary>
    public sealed record AnyType : KubeType
    {
        public override string Words => "anything";
    }

    public sealed record ListType(KubeType Item) : KubeType
    {
        public override string Words => Item is StructType ? "a list of mappings" : $"a list of {Item.Words}";
    }

    public sealed record MapType(KubeType Value) : KubeType
    {
        public override string Words => $"a mapping of text to {Value.Words}";
    }

    /// <summary>A Go struct.</summary>
    public sealed record StructType(ValueList<KubeField> Fields) : KubeType
    {
        public override string Words => "a mapping";

        /// <summary>True where Go tells an empty one from none.</summary>
        public bool IsPointer { get; init; }

        public KubeField? Field(string name)
        {
            foreach (var field in Fields)
            {
                if (field.Name == name)
                {
                    return field;
                }
            }

            return null;
        }
    }
}

/// <summary>A field of a struct.</summary>
/// <param name="Name">Its name in JSON, compared byte for byte.</param>
/// <param name="Type">Its type.</param>
/// <param name="Always">True where Go writes it even when it is empty.</param>
/// <param name="Required">True where the OpenAPI document requires it, which only kubectl's own check of lists asks.</param>
internal sealed record KubeField(string Name, KubeType Type, bool Always = false, bool Required = false);
