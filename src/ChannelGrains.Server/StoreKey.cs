using ChannelGrains.Grains.JournalCopies;
using ChannelGrains.Journal;
using ChannelGrains.Journal.Embedded;

namespace ChannelGrains.Server;

/// <summary>Holds a store that was just opened against the customer key that its journals were made with, and sees that it is whole.</summary>
internal static class StoreKey
{
    /// <summary>The store, if it goes with the key of the data directory; else it is closed, and the directory let go.</summary>
    /// <param name="store">The store.</param>
    /// <param name="options">Says which other key is accepted.</param>
    /// <param name="services">Where the data directory is.</param>
    /// <param name="bringKey">Sees to it that the directory has its key; null where it has.</param>
    public static async Task<TStore> CheckedAsync<TStore>(TStore store, ServerOptions options, IServiceProvider services, Func<Task>? bringKey = null)
        where TStore : IJournalStore
    {
        var data = services.GetRequiredService<DataDirectory>();
        var isChecked = false;
        try
        {
            if (bringKey is not null)
                await bringKey();
            var key = CustomerKeyFile.ReadOf(PhysicalFileSystem.Instance, data.Path);
            await CustomerKeyFile.CheckAsync(store, key, data.Path, options.AcceptCustomerKey, services.GetRequiredService<TimeProvider>(), CancellationToken.None);
            await CopyLog.RequireWholeAsync(store, CancellationToken.None);
            isChecked = true;
            return store;
        }
        finally
        {
            if (!isChecked)
            {
                await store.DisposeAsync();
                data.Dispose();
            }
        }
    }
}
