namespace EksAccessConstructs.Rbac;

internal sealed class WriteAwsAuth()
    : Technique("write-aws-auth", "Who may write the ConfigMap kube-system/aws-auth can map any IAM principal to system:masters.")
{
    /// <summary>What must be so in the cluster.</summary>
    public const string Condition = "the cluster's authentication mode reads aws-auth (CONFIG_MAP or API_AND_CONFIG_MAP)";

    public override IEnumerable<EscalationEdge> From(Actor actor, Frontier frontier)
    {
        foreach (var verb in new[] { "patch", "update" })
        {
            if (actor.May(Request(verb)) is { } may)
            {
                yield return Edge(null, $"may {verb} ConfigMap kube-system/aws-auth", [may], Condition);
            }
        }

        if (actor.May(Request("delete")) is { } delete && actor.May(Request("create") with { Name = "" }) is { } create)
        {
            yield return Edge(null, "may delete ConfigMap kube-system/aws-auth and create it anew", [delete, create], Condition);
        }
    }

    private static ResourceRequest Request(string verb) => new(verb, "", "configmaps", Name: "aws-auth", Namespace: "kube-system");
}
