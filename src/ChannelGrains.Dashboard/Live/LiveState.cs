namespace ChannelGrains.Dashboard.Live;

/// <summary>How fresh what a live part shows is.</summary>
public enum LiveState
{
    /// <summary>The first answer is not there yet.</summary>
    Waiting,

    /// <summary>Changes are shown as they come.</summary>
    Live,

    /// <summary>The server cannot be heard; what is shown was so when it could, and it is asked again.</summary>
    Behind,

    /// <summary>The server refuses the question.</summary>
    Refused,
}
