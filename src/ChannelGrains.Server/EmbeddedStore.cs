using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Grains.Customers;
using ChannelGrains.Grains.Journalled;
using ChannelGrains.Journal.Embedded;

namespace ChannelGrains.Server;

/// <summary>Opens the embedded store of a data directory.</summary>
internal static class EmbeddedStore
{
    private const long MiB = 1 << 20;

    public static DataDirectory Hold(ServerOptions options, IServiceProvider services) =>
        DataDirectory.Open(options.Data, PhysicalFileSystem.Instance, services.GetRequiredService<TimeProvider>());

    public static EmbeddedJournalStore Open(ServerOptions options, FatalJournal fatal, IServiceProvider services)
    {
        var fs = PhysicalFileSystem.Instance;
        var data = services.GetRequiredService<DataDirectory>();
        data.ReadOrCreateCustomerKey(fs);
        FileRights.Tighten(data, services.GetRequiredService<ILogger<EmbeddedJournalStore>>());
        var store = EmbeddedJournalStore.OpenAsync(
            ToOptions(options), fs, services.GetRequiredService<ILogger<EmbeddedJournalStore>>(),
            services.GetRequiredService<JournalInstruments>(), services.GetRequiredService<TimeProvider>(), fatal.OnFailed,
            CancellationToken.None).GetAwaiter().GetResult();
        return StoreKey.CheckedAsync(store, options, services).GetAwaiter().GetResult();
    }

    /// <summary>The files of evidence of a directory whose store is open, with which it is held.</summary>
    public static EvidenceFiles OpenEvidence(ServerOptions options, IServiceProvider services)
    {
        var evidence = new EmbeddedEvidenceOptions
        {
            Directory = options.Evidence.Directory ?? EvidenceFiles.DirectoryBeside(DataDirectory.JournalPathOf(options.Data)),
            Parts = options.Evidence.Directory is null ? EmbeddedEvidenceOptions.OwnParts : PartsOf(options.Data),
            MaxParts = options.Evidence.MaxUploads,
            MaxOwnerParts = options.Evidence.MaxPrincipalUploads,
            MaxPartBytes = options.Evidence.MaxUploadMiB * MiB,
            PartLife = options.Evidence.UploadLife,
            OrphanGrace = options.Evidence.OrphanGrace,
            ReserveBytes = options.Evidence.ReserveMiB * MiB,
        };
        return EvidenceFiles.Open(evidence, PhysicalFileSystem.Instance, services.GetRequiredService<TimeProvider>());
    }

    /// <summary>The customer key of a directory whose store is open.</summary>
    public static CustomerKey CustomerKey(ServerOptions options) => CustomerKeyFile.ReadOf(PhysicalFileSystem.Instance, Path.GetFullPath(options.Data));

    /// <summary>Holds a whole frame of one partner, what a record says beside it, and what its last void takes back, which may fill a frame itself.</summary>
    public static int MaxRecordBytes(int maxFrameBytes) => 2 * maxFrameBytes + (int)(8 * MiB);

    /// <summary>The same at each start of a process, another one for each process: its machine and its data directory tell it apart.</summary>
    private static string PartsOf(string data) =>
        $"{EmbeddedEvidenceOptions.OwnParts}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Environment.MachineName}:{Path.GetFullPath(data)}")))[..16]}";

    internal static EmbeddedJournalOptions ToOptions(ServerOptions options) => new()
    {
        Directory = DataDirectory.JournalPathOf(options.Data),
        Content = StoredContent.Format,
        OwnDirectory = Path.GetFullPath(options.Data),
        SegmentBytes = options.Journal.SegmentMiB * MiB,
        MaxRecordBytes = MaxRecordBytes(options.Ingest.MaxFrameBytes),
        CheckpointBytes = options.Journal.CheckpointMiB * MiB,
        ReserveBytes = options.Journal.ReserveMiB * MiB,
        IndexCacheBytes = options.Journal.IndexCacheMiB * MiB,
        CommitDelay = options.Faults.CommitDelay,
    };
}
