using ChannelGrains.Domain.Partners;

namespace ChannelGrains.Gateway.Errors;

/// <summary>Ids at the boundary: checked once, before a grain is named by one.</summary>
internal static class Ids
{
    /// <summary>The id; INVALID_ARGUMENT when it is missing or malformed.</summary>
    public static string Require(string? id, string field) =>
        PartnerIds.Validate(id ?? "", field) is { } refusal ? throw RefusalStatus.ToException(refusal) : id!;
}
