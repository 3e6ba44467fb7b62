namespace ChannelGrains.Domain.Feedback;

/// <summary>Where a complaint stands; the numbers are those of the wire.</summary>
public enum ComplaintState
{
    /// <summary>There is no such complaint.</summary>
    Unspecified = 0,

    /// <summary>It waits for an answer.</summary>
    Open = 1,

    /// <summary>It was answered.</summary>
    Answered = 2,
}
