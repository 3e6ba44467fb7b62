using System.ComponentModel.DataAnnotations;

namespace ChannelGrains.Gateway.Access;

/// <summary>API keys, from configuration section <c>ChannelGrains:ApiKeys</c>.</summary>
public sealed class ApiKeyOptions
{
    /// <summary>SHA-256 of the key, 64 hexadecimal digits: <c>printf %s "$KEY" | sha256sum</c>.</summary>
    [RegularExpression("^[0-9A-Fa-f]{64}$", ErrorMessage = "ApiKeys:Sha256 is the SHA-256 of the key as 64 hexadecimal digits: printf %s \"$KEY\" | sha256sum.")]
    public required string Sha256 { get; set; }

    /// <summary>The principal's name, 1 to 64 characters; it is written to the journals.</summary>
    [StringLength(64, MinimumLength = 1)]
    public required string Principal { get; set; }

    /// <summary>One or more of source, reader, manager, finance, admin.</summary>
    [MinLength(1)]
    public required IList<string> Roles { get; set; }

    /// <summary>Sources that it is held to; empty is every source.</summary>
    public IList<string> Sources { get; set; } = [];

    /// <summary>Partners that it is held to; empty is every partner.</summary>
    public IList<string> Partners { get; set; } = [];
}
