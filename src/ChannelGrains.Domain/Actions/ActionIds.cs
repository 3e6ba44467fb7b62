using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Domain.Partners;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Actions;

/// <summary>Ids of actions. What a rule opens is named by its cause, so that the same cause gives the same action.</summary>
public static class ActionIds
{
    /// <summary>What the ids of rules' actions begin with, and no other's do.</summary>
    public const string RulePrefix = "auto-";

    private const int ShownBytes = 12;

    /// <summary>INVALID_ID, or ACTION_ID_RESERVED for one that is a rule's to choose.</summary>
    public static Refusal? CheckChosen(string actionId, string field) => PartnerIds.Validate(actionId, field)
        ?? (actionId.StartsWith(RulePrefix, StringComparison.Ordinal)
            ? Refusal.InvalidArgument("ACTION_ID_RESERVED", $"{field} begins with {RulePrefix}, as those of rules do: choose another one.", field)
            : null);

    /// <summary>The id of the action that a rule opens for a cause.</summary>
    public static string Of(ActionKind kind, string cause) =>
        $"{RulePrefix}{kind.ToString().ToLowerInvariant()}-{Convert.ToHexStringLower(Digest(kind, cause)[..ShownBytes])}";

    /// <summary>What is remembered of a cause.</summary>
    public static UInt128 HashOf(ActionKind kind, string cause) => BinaryPrimitives.ReadUInt128BigEndian(Digest(kind, cause));

    /// <summary>SHA-256 of kind and cause.</summary>
    private static byte[] Digest(ActionKind kind, string cause) => SHA256.HashData(Encoding.UTF8.GetBytes($"{(int)kind}:{cause}"));
}
