namespace EksAccessConstructs.Tests.Rbac.ApiServer;

/// <summary>A test that needs a real API server and is skipped where none is at hand.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FactIfKubeApiServerAttribute : FactAttribute
{
    public FactIfKubeApiServerAttribute()
    {
        if (KubeApiServer.Folder is null)
        {
            Skip = $"no API server at hand: set {KubeApiServer.Variable} to a folder with etcd, kube-apiserver and kube-controller-manager of Kubernetes 1.20";
        }
    }
}
