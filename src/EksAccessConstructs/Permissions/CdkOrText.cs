namespace EksAccessConstructs.Permissions;

/// <summary>What may be given as an object of the CDK or as text.</summary>
internal static class CdkOrText
{
    /// <summary>The one of both that is given; null where none is.</summary>
    /// <param name="object">What the object stands for.</param>
    /// <param name="text">The text.</param>
    /// <param name="name">The property that holds the object; that of the text has the same name with Arn behind it.</param>
    /// <exception cref="ArgumentException">Both are given.</exception>
    public static string? One(string? @object, string? text, string name) => @object is not null && text is not null
        ? throw new ArgumentException($"{name} and {name}Arn are both given; leave one of them out", name)
        : @object ?? text;
}
