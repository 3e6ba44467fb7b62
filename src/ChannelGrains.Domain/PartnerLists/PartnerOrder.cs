namespace ChannelGrains.Domain.PartnerLists;

/// <summary>What a list of partners is ordered by. The numbers are part of keys that are stored: never change or reuse one.</summary>
public enum PartnerOrder
{
    Unspecified = 0,
    PartnerId = 1,

    /// <summary>Without regard to case, then by id.</summary>
    DisplayName = 2,

    /// <summary>Then by id.</summary>
    CreatedAt = 3,
}
