namespace EksAccessConstructs.Audit;

/// <summary>One event of the API server while it is read. The same object is filled again for the next one, so that a long log makes no garbage.</summary>
/// <remarks>Source: <c>audit.k8s.io/v1 Event</c>; what EKS adds to the user is in <c>extra</c> (<c>arn</c>, <c>canonicalArn</c>).</remarks>
internal sealed class AuditEvent
{
    /// <summary>The kind of the object.</summary>
    public string Kind { get; set; } = "";

    /// <summary>The API version of the object.</summary>
    public string ApiVersion { get; set; } = "";

    /// <summary>How far the request had come when the event was written.</summary>
    public string Stage { get; set; } = "";

    /// <summary>The verb; for a URL the HTTP method in lower case.</summary>
    public string Verb { get; set; } = "";

    /// <summary>The path of a request that is about no resource, without what follows a question mark; empty for others.</summary>
    public string Path { get; set; } = "";

    /// <summary>Who asked.</summary>
    public AuditedUser User { get; } = new();

    /// <summary>As whom somebody asked who impersonates; without a name where nobody is impersonated.</summary>
    public AuditedUser Impersonated { get; } = new();

    /// <summary>True where the request is about a resource.</summary>
    public bool HasObject { get; set; }

    /// <summary>The API group; empty for the core group.</summary>
    public string Group { get; set; } = "";

    /// <summary>The resource in plural.</summary>
    public string Resource { get; set; } = "";

    /// <summary>The subresource; empty for the object itself.</summary>
    public string Subresource { get; set; } = "";

    /// <summary>The namespace; empty where the request names none.</summary>
    public string Namespace { get; set; } = "";

    /// <summary>The name of the object; empty where the event has none.</summary>
    public string Name { get; set; } = "";

    /// <summary>The HTTP status of the answer; 0 where there is none yet.</summary>
    public int Code { get; set; }

    /// <summary>What the authorizer said, <c>allow</c> or <c>forbid</c>; empty where the event does not tell.</summary>
    public string Decision { get; set; } = "";

    /// <summary>Why, in the words of the authorizer.</summary>
    public string Reason { get; set; } = "";

    /// <summary>When the request came.</summary>
    public DateTimeOffset Received { get; set; }

    /// <summary>True for an event of the API server.</summary>
    public bool IsAudit => Kind == "Event" && ApiVersion.StartsWith("audit.k8s.io/", StringComparison.Ordinal);

    /// <summary>True where the answer is known: it is complete, or it has begun and goes on, as for a watch.</summary>
    public bool IsAnswered => Stage is "ResponseComplete" or "ResponseStarted";

    /// <summary>True where the request was refused: by the authorizer, or, where the event does not tell, by its status.</summary>
    public bool IsDenied => Decision.Length > 0 ? Decision != "allow" : Code is 401 or 403;

    /// <summary>Makes it empty for the next event.</summary>
    public void Clear()
    {
        Kind = ApiVersion = Stage = Verb = Path = Group = Resource = Subresource = Namespace = Name = Decision = Reason = "";
        User.Clear();
        Impersonated.Clear();
        HasObject = false;
        Code = 0;
        Received = default;
    }
}

/// <summary>A user of an event.</summary>
internal sealed class AuditedUser
{
    /// <summary>The user name.</summary>
    public string Name { get; set; } = "";

    /// <summary>The groups, complete.</summary>
    public List<string> Groups { get; } = [];

    /// <summary>What else came with the user, such as the session: key and first value.</summary>
    public List<(string Key, string Value)> Extra { get; } = [];

    /// <summary>The ARN of the caller as IAM has it, of a session that of its role; empty where EKS did not log one in from IAM.</summary>
    public string CanonicalArn => Of("canonicalArn") is { Length: > 0 } canonical ? canonical : Of("arn");

    /// <summary>Makes it empty.</summary>
    public void Clear()
    {
        Name = "";
        Groups.Clear();
        Extra.Clear();
    }

    private string Of(string key)
    {
        foreach (var (name, value) in Extra)
        {
            if (name == key)
            {
                return value;
            }
        }

        return "";
    }
}
