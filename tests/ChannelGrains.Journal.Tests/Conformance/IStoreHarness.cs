namespace ChannelGrains.Journal.Tests.Conformance;

/// <summary>Opens the store of one test, of which the test is the only user.</summary>
public interface IStoreHarness : IAsyncDisposable
{
    /// <summary>Opens the store: empty the first time, then with what it holds.</summary>
    Task<IJournalStore> OpenStoreAsync();
}
