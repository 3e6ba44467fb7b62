namespace ChannelGrains.Domain.Feedback;

/// <summary>What can be done to a complaint.</summary>
public enum ComplaintStep
{
    /// <summary>It comes.</summary>
    Open,

    /// <summary>It is answered.</summary>
    Answer,
}
