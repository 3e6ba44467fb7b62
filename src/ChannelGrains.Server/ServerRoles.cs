using System.ComponentModel.DataAnnotations;

namespace ChannelGrains.Server;

/// <summary>What a process is of a deployment.</summary>
[Flags]
public enum ServerRoles
{
    None = 0,

    /// <summary>Hosts grains, which keep the journals.</summary>
    Silo = 1,

    /// <summary>Answers gRPC and REST; asks the silos.</summary>
    Gateway = 2,

    /// <summary>Serves the page; asks a gateway.</summary>
    Page = 4,

    All = Silo | Gateway | Page,
}

/// <summary>The roles as they are written.</summary>
internal static class ServerRoleNames
{
    /// <summary>Reads names of roles with commas between them.</summary>
    /// <exception cref="ValidationException">A name is none, or the roles do not go together.</exception>
    public static ServerRoles Parse(string text)
    {
        var roles = ServerRoles.None;
        foreach (var name in text.Split(',', StringSplitOptions.TrimEntries))
            roles |= name switch
            {
                "all" => ServerRoles.All,
                "silo" => ServerRoles.Silo,
                "gateway" => ServerRoles.Gateway,
                "page" => ServerRoles.Page,
                _ => throw new ValidationException($"Roles is '{text}', and '{name}' is no role. Use all, or silo, gateway and page with commas between them."),
            };
        return roles == (ServerRoles.Silo | ServerRoles.Page)
            ? throw new ValidationException("Roles is silo and page, and a page asks a gateway. Add gateway, or serve the page by a process of its own.")
            : roles;
    }
}
