using ChannelGrains.Compliance.V1;

namespace ChannelGrains.Dashboard.Compliance;

/// <summary>Who of the company is to declare something, a line each: <c>principal ann</c>, <c>role cfo</c>, <c>person 17</c>, or <c>hash 0f…</c> as the server answers a person.</summary>
internal static class DeclarerEntry
{
    private const string Principal = "principal", Role = "role", Person = "person", Hash = "hash";

    public static string Line(Declarer declarer) => declarer.WhoCase switch
    {
        Declarer.WhoOneofCase.Principal => $"{Principal} {declarer.Principal}",
        Declarer.WhoOneofCase.Role => $"{Role} {declarer.Role}",
        Declarer.WhoOneofCase.PersonId => $"{Person} {declarer.PersonId}",
        Declarer.WhoOneofCase.PersonHash => $"{Hash} {declarer.PersonHash}",
        _ => "",
    };

    /// <summary>A line that says no kind is left to the server to refuse.</summary>
    public static Declarer Read(string line)
    {
        var parts = line.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return (parts[0], parts.ElementAtOrDefault(1) ?? "") switch
        {
            (Principal, var name) => new Declarer { Principal = name },
            (Role, var name) => new Declarer { Role = name },
            (Person, var id) => new Declarer { PersonId = id },
            (Hash, var hash) => new Declarer { PersonHash = hash },
            _ => new Declarer(),
        };
    }
}
