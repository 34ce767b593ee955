using System.Reflection;
using Amazon.JSII.Runtime.Services;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace EksAccessConstructs.Startup;

/// <summary>Makes a C# CDK app start faster and leave nothing behind in the temp folder.</summary>
/// <remarks>
/// The jsii runtime for .NET reads a custom attribute from each of the 59,544 types of Amazon.CDK.Lib before the first object is made, and never
/// disposes of the files it unpacks. <see cref="Enable"/> reads the same facts from metadata, and disposes at exit. The process gets a temp folder of its own
/// (TMPDIR), so that the next run can delete what a run that was killed has left.
/// It sets two private fields of the runtime and looks at a third; where they are not as expected it leaves the runtime as it is. Templates are the same
/// either way.
/// </remarks>
public static class FastSynth
{
    private const BindingFlags Private = BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic;

    private static readonly Lazy<bool> Started = new(Start);

    /// <summary>Call it before the first construct. Every further call, and one after a CDK object was made, has no effect.</summary>
    /// <returns>True where the type index is in use; false where the runtime was left as it is.</returns>
    public static bool Enable() => Started.Value;

    private static bool Start()
    {
        if (IsRunning())
        {
            return false;
        }

        var index = new JsiiTypeIndex();
        var warm = Task.Run(() => index.TryAdd(typeof(Cdk.App).Assembly)); // while node starts
        var temp = UseOwnTempFolder();
        var provider = ServiceContainer.BuildServiceProvider(NullLoggerFactory.Instance);
        ServiceContainer.ServiceProviderOverride = provider;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            provider.Dispose();
            temp?.Dispose();
        };
        return warm.GetAwaiter().GetResult() && Install(provider, index);
    }

    // A runtime that has begun knows what it has loaded, and another one beside it would not load it again.
    private static bool IsRunning() => ServiceContainer.ServiceProviderOverride is not null
        || typeof(ServiceContainer).GetField("_serviceProvider", Private)?.GetValue(null) is not Lazy<IServiceProvider> { IsValueCreated: false };

    // jsii and node look for the temp folder in these variables at every use.
    private static JsiiTempFolder? UseOwnTempFolder()
    {
        var temp = Path.GetTempPath();
        JsiiTempFolder.Sweep(temp);
        if (JsiiTempFolder.Make(temp) is not { } own)
        {
            return null;
        }

        foreach (var variable in OperatingSystem.IsWindows() ? (string[])["TMP", "TEMP"] : ["TMPDIR"])
        {
            Environment.SetEnvironmentVariable(variable, own.Path);
        }

        return own;
    }

    private static bool Install(ServiceProvider provider, JsiiTypeIndex index)
    {
        var contract = typeof(ServiceContainer).Assembly.GetType("Amazon.JSII.Runtime.Services.ITypeCache");
        var cache = contract is null ? null : provider.GetService(contract);
        var types = cache?.GetType().GetField("_types", Private);
        var assemblies = cache?.GetType().GetField("_assemblies", Private);
        if (types?.FieldType != typeof(IDictionary<string, Type>) || assemblies?.FieldType != typeof(ISet<string>))
        {
            return false;
        }

        types.SetValue(cache, index.Types);
        assemblies.SetValue(cache, index.Assemblies);
        return true;
    }
}
