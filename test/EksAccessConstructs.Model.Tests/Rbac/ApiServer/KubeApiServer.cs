using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace EksAccessConstructs.Tests.Rbac.ApiServer;

/// <summary>A real API server with RBAC on and the controller that fills aggregated ClusterRoles, on free ports of the loopback, gone when disposed.</summary>
internal sealed class KubeApiServer : IDisposable
{
    public const string Variable = "KUBE_APISERVER_BIN";

    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("kube-apiserver-");
    private readonly List<Process> processes = [];
    private readonly HttpClient client;
    private readonly string token = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    private KubeApiServer(int port) => client = new HttpClient(
        new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator })
    {
        BaseAddress = new Uri($"https://127.0.0.1:{port}"),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", token) },
    };

    /// <summary>The folder with the programs; null where there is none.</summary>
    public static string? Folder { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder && File.Exists(Path.Combine(folder, "kube-apiserver")) ? folder : null;

    public static async Task<KubeApiServer> StartAsync()
    {
        var ports = FreePorts(4);
        var server = new KubeApiServer(ports[1]);
        try
        {
            server.WriteFiles(ports[1]);
            server.Run(
                "etcd",
                "--data-dir",
                "etcd",
                "--listen-client-urls",
                $"http://127.0.0.1:{ports[0]}",
                "--advertise-client-urls",
                $"http://127.0.0.1:{ports[0]}",
                "--listen-peer-urls",
                $"http://127.0.0.1:{ports[3]}",
                "--unsafe-no-fsync");
            server.Run(
                "kube-apiserver",
                $"--etcd-servers=http://127.0.0.1:{ports[0]}",
                "--bind-address=127.0.0.1",
                "--advertise-address=127.0.0.1",
                $"--secure-port={ports[1]}",
                "--insecure-port=0",
                "--cert-dir=pki",
                "--authorization-mode=RBAC",
                "--token-auth-file=tokens.csv",
                "--service-account-key-file=sa.key",
                "--service-account-signing-key-file=sa.key",
                "--service-account-issuer=https://local",
                "--service-cluster-ip-range=10.0.0.0/24",
                "--disable-admission-plugins=ServiceAccount",
                "--endpoint-reconciler-type=none");
            await server.UntilAsync(async () => (await server.client.GetAsync("/readyz")).IsSuccessStatusCode);
            server.Run(
                "kube-controller-manager",
                "--kubeconfig=kubeconfig",
                "--controllers=clusterrole-aggregation",
                "--leader-elect=false",
                "--bind-address=127.0.0.1",
                "--port=0",
                $"--secure-port={ports[2]}",
                "--cert-dir=pki");
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    public async Task<string> GetAsync(string path) => await client.GetStringAsync(path);

    public async Task<string> PostAsync(string path, string body, string type = "application/json")
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var response = await client.PostAsync(path, content);
        var text = await response.Content.ReadAsStringAsync();
        return response.IsSuccessStatusCode ? text : throw new HttpRequestException($"{path}: {text}\n{body}");
    }

    /// <summary>Waits until something holds, at most a minute.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < TimeSpan.FromMinutes(1); await Task.Delay(200))
        {
            try
            {
                if (await holds())
                {
                    return;
                }
            }
            catch (HttpRequestException) when (processes.TrueForAll(process => !process.HasExited))
            {
            }
        }

        throw new TimeoutException($"the API server does not do what the test waits for; see the logs in {home.FullName}");
    }

    public void Dispose()
    {
        client.Dispose();
        foreach (var process in processes.AsEnumerable().Reverse())
        {
            if (!process.HasExited)
            {
                process.Kill();
                process.WaitForExit();
            }

            process.Dispose();
        }

        home.Delete(recursive: true);
    }

    private void Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(Folder!, program), arguments)
        {
            WorkingDirectory = home.FullName,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        processes.Add(process);
    }

    private void WriteFiles(int port)
    {
        using var key = RSA.Create(2048);
        Write("sa.key", key.ExportRSAPrivateKeyPem());
        Write("tokens.csv", $"{token},admin,1,\"system:masters\"\n");
        Write("kubeconfig", $"""
            apiVersion: v1
            kind: Config
            current-context: local
            clusters:
            - name: local
              cluster:
                server: "https://127.0.0.1:{port}"
                insecure-skip-tls-verify: true
            users:
            - name: admin
              user:
                token: "{token}"
            contexts:
            - name: local
              context:
                cluster: local
                user: admin
            """);
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(home.FullName, name), text);

    private static int[] FreePorts(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToList();
        listeners.ForEach(listener => listener.Start());
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        listeners.ForEach(listener => listener.Stop());
        return ports;
    }
}
