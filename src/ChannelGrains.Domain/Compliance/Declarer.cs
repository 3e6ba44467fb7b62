using System.Security.Cryptography;
using System.Text;
using ChannelGrains.Domain.Refusals;

namespace ChannelGrains.Domain.Compliance;

/// <summary>Who of the company's own staff is to declare something, or has.</summary>
/// <param name="Kind">By what they are named.</param>
/// <param name="Name">The name, or the keyed hash as 16 hexadecimal digits.</param>
[GenerateSerializer, Immutable]
public sealed record Declarer([property: Id(0)] DeclarerKind Kind, [property: Id(1)] string Name)
{
    /// <summary>Hexadecimal digits of a hash.</summary>
    public const int HashDigits = 16;

    /// <summary>Names them among all; no name holds a control character, so that another part can follow one.</summary>
    public string Key => $"{(int)Kind}{Name}";

    /// <summary>What is short enough for a cause of an action, and names them as well.</summary>
    public string Digest => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Key))[..(HashDigits / 2)]);

    /// <summary>As people read it.</summary>
    public override string ToString() => Kind == DeclarerKind.Role ? $"role {Name}" : Kind == DeclarerKind.Person ? $"person {Name}" : Name;

    /// <summary>DECLARER, TEXT_TOO_LONG or TEXT_INVALID for one that cannot be.</summary>
    public Refusal? Check(string field)
    {
        if (Kind == DeclarerKind.Person)
            return Name.Length == HashDigits && Name.All(char.IsAsciiHexDigitLower)
                ? null
                : Refusal.InvalidArgument("DECLARER", $"{field}.person_hash must be {HashDigits} lowercase hexadecimal digits, as it was answered; else give person_id.", $"{field}.person_hash");
        return Kind == DeclarerKind.Unspecified || string.IsNullOrWhiteSpace(Name)
            ? Refusal.InvalidArgument("DECLARER", $"{field} names nobody: give a principal, a role or a person_id.", field)
            : Texts.Check(Name, ComplianceLimits.TextBytes, field);
    }
}
