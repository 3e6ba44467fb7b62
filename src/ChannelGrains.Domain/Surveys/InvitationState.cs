namespace ChannelGrains.Domain.Surveys;

/// <summary>What became of an invitation.</summary>
public enum InvitationState
{
    Unspecified = 0,

    /// <summary>It is good, and not answered.</summary>
    Waiting = 1,

    Answered = 2,

    /// <summary>Its time is over, and it was not answered.</summary>
    Expired = 3,
}
