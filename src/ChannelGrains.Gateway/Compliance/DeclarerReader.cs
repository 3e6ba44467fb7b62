using System.Globalization;
using System.Text;
using ChannelGrains.Domain.Compliance;
using ChannelGrains.Gateway.Errors;
using ChannelGrains.Grains.Customers;
using Wire = ChannelGrains.Compliance.V1;

namespace ChannelGrains.Gateway.Compliance;

/// <summary>Those of the company's own staff between the wire and the domain. A person's id ends here: what goes on is its keyed hash.</summary>
internal sealed class DeclarerReader(CustomerKey key)
{
    /// <summary>Not checked yet, but for what a hash is made of.</summary>
    public Declarer Read(Wire.Declarer declarer, string field) => declarer.WhoCase switch
    {
        Wire.Declarer.WhoOneofCase.Principal => new(DeclarerKind.Principal, declarer.Principal),
        Wire.Declarer.WhoOneofCase.Role => new(DeclarerKind.Role, declarer.Role),
        Wire.Declarer.WhoOneofCase.PersonHash => new(DeclarerKind.Person, declarer.PersonHash),
        Wire.Declarer.WhoOneofCase.PersonId => new(DeclarerKind.Person, HashOf(declarer.PersonId, $"{field}.person_id")),
        _ => new(DeclarerKind.Unspecified, ""),
    };

    public Declarer? ReadIfAny(Wire.Declarer? declarer, string field) => declarer is null ? null : Read(declarer, field);

    public static Wire.Declarer ToMessage(Declarer declarer) => declarer.Kind switch
    {
        DeclarerKind.Principal => new() { Principal = declarer.Name },
        DeclarerKind.Role => new() { Role = declarer.Name },
        _ => new() { PersonHash = declarer.Name },
    };

    private string HashOf(string personId, string field)
    {
        // As a name, it must be one that people can write again.
        if (new Declarer(DeclarerKind.Principal, personId).Check(field) is { } refusal)
            throw RefusalStatus.ToException(refusal);
        return key.Hash(Encoding.UTF8.GetBytes(personId)).ToString($"x{Declarer.HashDigits}", CultureInfo.InvariantCulture);
    }
}
