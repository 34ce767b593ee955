using EksAccessConstructs.Access;

namespace EksAccessConstructs.AwsAuth;

/// <summary>The order of a migration: one step of the mode per deployment, the entries in a deployment of their own between them.</summary>
internal static class MigrationSteps
{
    public static ValueList<MigrationStep> Between(ClusterAuthenticationMode from, ClusterAuthenticationMode to, bool blocked)
    {
        var steps = new List<MigrationStep>();
        if (from is ClusterAuthenticationMode.ConfigMap && to.HasEntries())
        {
            Add(MigrationAct.RaiseMode, ClusterAuthenticationMode.ApiAndConfigMap,
                "raise the authentication mode to API_AND_CONFIG_MAP and change nothing else: there is no way back, and aws-auth still counts");
        }

        if (to.HasEntries() && from <= to)
        {
            var mode = from is ClusterAuthenticationMode.Api ? from : ClusterAuthenticationMode.ApiAndConfigMap;
            Add(MigrationAct.MakeEntries, mode,
                "make the access entries, roles and bindings; then let each principal log in, since an entry hides the item of the same principal");
        }

        if (to is ClusterAuthenticationMode.Api && from < to)
        {
            var wait = blocked ? "once every row of the loss table that takes something away is settled, " : "";
            Add(MigrationAct.RaiseMode, ClusterAuthenticationMode.Api,
                $"{wait}raise the authentication mode to API and change nothing else: there is no way back, and aws-auth counts no more");
        }

        if (to is ClusterAuthenticationMode.Api)
        {
            Add(MigrationAct.RemoveConfigMap, ClusterAuthenticationMode.Api, "delete the ConfigMap aws-auth, which nobody reads any more");
        }

        return steps.ToValueList();

        void Add(MigrationAct act, ClusterAuthenticationMode mode, string says) => steps.Add(new MigrationStep(steps.Count + 1, act, mode, says));
    }
}
