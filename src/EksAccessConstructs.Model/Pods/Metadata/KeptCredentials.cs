namespace EksAccessConstructs.Pods.Metadata;

/// <summary>Credentials as kube2iam keeps them: by role alone, so that those of the first pod serve every pod of the role.</summary>
/// <remarks>Source: iam.AssumeRole of jtblin/kube2iam. For as long as credentials live; for questions in an order.</remarks>
public sealed class KeptCredentials
{
    private readonly Dictionary<string, MetadataAnswer> byRole = new(StringComparer.Ordinal);

    /// <summary>The answer with the external id and the session of the request that first got the role.</summary>
    public MetadataAnswer Of(MetadataAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        if (!answer.IsRole || answer.SessionName.Length == 0)
        {
            return answer;
        }

        var first = byRole.TryAdd(answer.Role, answer) ? answer : byRole[answer.Role];
        return answer with { ExternalId = first.ExternalId, SessionName = first.SessionName };
    }
}
