namespace ChannelGrains.Grains;

/// <summary>The steps of a turn, in their order, at which a test may have it end with an exception.</summary>
public enum TurnStep
{
    /// <summary>The turn is taken.</summary>
    Entered,

    /// <summary>The transactions are decoded.</summary>
    Decoded,

    /// <summary>What was taken before is found.</summary>
    Identified,

    /// <summary>Each transaction has its business day, and its fault if it has one.</summary>
    Examined,

    /// <summary>All is decided.</summary>
    Decided,

    /// <summary>The record is written, and about to be appended.</summary>
    Append,

    /// <summary>The record is queued; nothing of it is folded.</summary>
    Appended,

    /// <summary>Some of the record is folded.</summary>
    Folding,

    /// <summary>All of it is folded.</summary>
    Folded,

    /// <summary>Views are about to be told.</summary>
    Telling,

    /// <summary>All is done; the answer is about to leave.</summary>
    Answer,
}
