using ChannelGrains.Grains.Customers;
using ChannelGrains.Journal.Embedded;

namespace ChannelGrains.Server;

/// <summary>Opens the embedded store of a data directory.</summary>
internal static class EmbeddedStore
{
    private const long MiB = 1 << 20;

    public static EmbeddedJournalStore Open(ServerOptions options, FatalJournal fatal, IServiceProvider services) =>
        EmbeddedJournalStore.OpenAsync(
            ToOptions(options), new PhysicalFileSystem(), services.GetRequiredService<ILogger<EmbeddedJournalStore>>(),
            services.GetRequiredService<JournalInstruments>(), services.GetRequiredService<TimeProvider>(), fatal.OnFailed,
            CancellationToken.None).GetAwaiter().GetResult();

    public static CustomerKey CustomerKey(ServerOptions options)
    {
        var directory = Directory.CreateDirectory(options.Data).FullName;
        return CustomerKeyFile.ReadOrCreate(directory, Directory.Exists(JournalDirectory(options)));
    }

    public static string JournalDirectory(ServerOptions options) => Path.Combine(Path.GetFullPath(options.Data), "journal");

    /// <summary>Holds a whole frame of one partner, what a record says beside it, and what its last void takes back, which may fill a frame itself.</summary>
    private static int MaxRecordBytes(int maxFrameBytes) => 2 * maxFrameBytes + (int)(8 * MiB);

    private static EmbeddedJournalOptions ToOptions(ServerOptions options)
    {
        // The key is made before the first journal, so that a directory with journals always has one.
        CustomerKey(options);
        return new EmbeddedJournalOptions
        {
            Directory = Directory.CreateDirectory(JournalDirectory(options)).FullName,
            SegmentBytes = options.Journal.SegmentMiB * MiB,
            MaxRecordBytes = MaxRecordBytes(options.Ingest.MaxFrameBytes),
            CheckpointBytes = options.Journal.CheckpointMiB * MiB,
            ReserveBytes = options.Journal.ReserveMiB * MiB,
            IndexCacheBytes = options.Journal.IndexCacheMiB * MiB,
        };
    }
}
