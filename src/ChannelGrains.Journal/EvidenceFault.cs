namespace ChannelGrains.Journal;

/// <summary>What is wrong with a kept file.</summary>
public enum EvidenceFault
{
    /// <summary>It is whole.</summary>
    None,

    /// <summary>There is no file of the name.</summary>
    Missing,

    /// <summary>What the file holds has another SHA-256 than its name.</summary>
    Damaged,
}
