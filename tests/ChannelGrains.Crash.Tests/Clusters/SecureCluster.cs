using ChannelGrains.Testing;
using ChannelGrains.Testing.Clusters;

namespace ChannelGrains.Crash.Tests.Clusters;

/// <summary>Three silos and two gateways that let each other in by certificates.</summary>
public sealed class SecureCluster : IAsyncLifetime
{
    private readonly TemporaryDirectory _certificates = new();
    private ClusterProcesses? _processes;

    public ClusterProcesses Processes => _processes!;

    public string CertificateOf(string name) => Path.Combine(_certificates.Path, $"{name}.pem");

    public async ValueTask InitializeAsync()
    {
        await Certificates.MakeAsync(_certificates.Path, "silo-1", "silo-2", "silo-3", "gateway-1", "gateway-2");
        _processes = await ClusterProcesses.StartAsync(certificates: _certificates.Path);
    }

    public async ValueTask DisposeAsync()
    {
        if (_processes is not null)
            await _processes.DisposeAsync();
        _certificates.Dispose();
    }
}
