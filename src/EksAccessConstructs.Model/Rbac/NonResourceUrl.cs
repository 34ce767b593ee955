namespace EksAccessConstructs.Rbac;

/// <summary>A path of the API server that is not a resource. A star at the end matches every path that begins so; elsewhere it is a plain character.</summary>
public sealed record NonResourceUrl
{
    private NonResourceUrl(string path) => Path = path;

    /// <summary>Every path.</summary>
    public static NonResourceUrl Any { get; } = new("*");

    /// <summary>The health check.</summary>
    public static NonResourceUrl Healthz { get; } = new("/healthz");

    /// <summary>The liveness check.</summary>
    public static NonResourceUrl Livez { get; } = new("/livez");

    /// <summary>The readiness check.</summary>
    public static NonResourceUrl Readyz { get; } = new("/readyz");

    /// <summary>The metrics.</summary>
    public static NonResourceUrl Metrics { get; } = new("/metrics");

    /// <summary>The version.</summary>
    public static NonResourceUrl Version { get; } = new("/version");

    /// <summary>The OpenAPI documents.</summary>
    public static NonResourceUrl OpenApi { get; } = new("/openapi/*");

    /// <summary>The path as RBAC compares it.</summary>
    public string Path { get; }

    /// <summary>A path.</summary>
    /// <exception cref="ArgumentException">The path begins with no slash, so no request has it.</exception>
    public static NonResourceUrl Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path is "*" or ['/', ..]
            ? new NonResourceUrl(path)
            : throw new ArgumentException($"no request has the path '{path}'; begin it with '/'", nameof(path));
    }

    /// <inheritdoc/>
    public override string ToString() => Path;
}
