using EksAccessConstructs.Rbac;

namespace EksAccessConstructs.Tests.Rbac;

/// <summary>The objects of oracle worlds.</summary>
internal static class World
{
    public static string Folder { get; } = Repository.Test("EksAccessConstructs.Model.Tests", "oracle", "rbac");

    public static RbacObjects Read(params string[] files) =>
        new(files.SelectMany(file => Of(File.ReadAllText(Path.Combine(Folder, file)), file).All).ToValueList());

    /// <summary>The objects of a text, which may hold what Kubernetes' validation refuses: its RBAC library decides about such worlds too.</summary>
    public static RbacObjects Of(string yaml, string file = "world.yaml") => KubernetesManifests.Read(yaml, file).Value!;
}
