using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;

namespace ChannelGrains.Gateway.Access;

/// <summary>Finds the principal of an API key by the key's hash. Without keys everybody is <see cref="Principal.Local"/>.</summary>
public sealed class KeyRing
{
    private readonly Dictionary<string, Principal> _bySha256 = new(StringComparer.OrdinalIgnoreCase);

    public KeyRing(IReadOnlyList<ApiKeyOptions> keys)
    {
        foreach (var key in keys)
        {
            Validator.ValidateObject(key, new ValidationContext(key), validateAllProperties: true);
            if (Principal.IsOfShares(key.Principal))
                throw new ValidationException($"ApiKeys names a principal '{key.Principal}', but names that begin with share: are those of shares. Give it another name.");
            if (Principal.IsOfSurveys(key.Principal))
                throw new ValidationException($"ApiKeys names a principal '{key.Principal}', but names that begin with survey: are those of invitations to surveys. Give it another name.");
            if (!_bySha256.TryAdd(key.Sha256, new Principal(key.Principal, RolesOf(key), key.Sources.ToHashSet(), key.Partners.ToHashSet())))
                throw new ValidationException($"ApiKeys has the key of {key.Principal} twice. Give each principal a key of its own.");
        }
    }

    public bool IsEmpty => _bySha256.Count == 0;

    /// <summary>Null when the key is unknown or missing.</summary>
    public Principal? Find(string? key)
    {
        if (IsEmpty)
            return Principal.Local;
        return key is not null && _bySha256.TryGetValue(Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key))), out var principal)
            ? principal
            : null;
    }

    private static Roles RolesOf(ApiKeyOptions key)
    {
        var roles = Roles.None;
        foreach (var name in key.Roles)
        {
            if (!Enum.TryParse<Roles>(name, ignoreCase: true, out var role) || role is Roles.None or Roles.Respondent)
                throw new ValidationException($"ApiKeys of {key.Principal} names role '{name}'. Roles are source, reader, manager, finance, admin.");
            roles |= role;
        }
        return roles;
    }
}
