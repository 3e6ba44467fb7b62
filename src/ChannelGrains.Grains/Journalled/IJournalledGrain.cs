namespace ChannelGrains.Grains.Journalled;

/// <summary>What every grain with a journal answers.</summary>
public interface IJournalledGrain : IGrainWithStringKey
{
    /// <summary>The live state, for a verification.</summary>
    Task<HeldState> ReadState();
}
