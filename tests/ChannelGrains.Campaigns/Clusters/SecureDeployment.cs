using ChannelGrains.Testing;
using ChannelGrains.Testing.Clusters;

namespace ChannelGrains.Campaigns.Clusters;

/// <summary>Three silos and two gateways that let each other in by certificates, over one PostgreSQL.</summary>
internal sealed class SecureDeployment : IAsyncDisposable
{
    private readonly TemporaryDirectory _certificates = new();
    private ClusterProcesses? _processes;

    private SecureDeployment()
    {
    }

    public ClusterProcesses Processes => _processes!;

    /// <param name="settings">Settings of each process, by name.</param>
    /// <param name="program">See <see cref="ClusterProcesses.Program"/>.</param>
    public static async Task<SecureDeployment> StartAsync(IReadOnlyDictionary<string, string?>? settings = null, string? program = null)
    {
        var deployment = new SecureDeployment();
        try
        {
            await ClusterCertificates.MakeAsync(deployment._certificates.Path, "silo-1", "silo-2", "silo-3", "gateway-1", "gateway-2");
            deployment._processes = await ClusterProcesses.StartAsync(certificates: deployment._certificates.Path, settings: settings, program: program);
            return deployment;
        }
        catch
        {
            await deployment.DisposeAsync();
            throw;
        }
    }

    /// <summary>The certificate of a process, by its name; its key is beside it.</summary>
    public string CertificateOf(string name) => Path.Combine(_certificates.Path, $"{name}.pem");

    public async ValueTask DisposeAsync()
    {
        if (_processes is not null)
            await _processes.DisposeAsync();
        _certificates.Dispose();
    }
}
