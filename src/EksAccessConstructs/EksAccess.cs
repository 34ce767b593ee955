using EksAccessConstructs.Startup;

namespace EksAccessConstructs;

/// <summary>Where an app begins.</summary>
public static class EksAccess
{
    /// <summary>An app of the CDK that starts faster and leaves nothing behind in the temp folder: <see cref="FastSynth.Enable"/> and <c>new App(props)</c>.
    /// Call it before anything else of the CDK is made; later, and for a second app, it is <c>new App(props)</c> alone.</summary>
    /// <param name="props">What the app is like; null for the CDK's defaults.</param>
    public static Cdk.App App(Cdk.IAppProps? props = null)
    {
        FastSynth.Enable();
        return new Cdk.App(props);
    }
}
