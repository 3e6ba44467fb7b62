using System.ComponentModel.DataAnnotations;

namespace ChannelGrains.Gateway.Rest;

/// <summary>Whom the management port answers beside programs on this machine, from configuration section <c>ChannelGrains:Rest</c>.</summary>
public sealed class RestOptions
{
    /// <summary>Host names that requests may be addressed to, beside localhost and the address they come in on: <c>sales.example.com</c>,
    /// <c>*.example.com</c>. Other names are refused, so that a web page cannot reach the server by a name that it made point here.</summary>
    public IList<string> AllowedHosts { get; set; } = [];

    /// <summary>Origins of web pages that may send requests, beside the server's own: <c>https://sales.example.com</c>.</summary>
    public IList<string> AllowedOrigins { get; set; } = [];

    /// <summary>Throws with what to change when an origin is none.</summary>
    public void Validate()
    {
        foreach (var origin in AllowedOrigins)
            if (!Uri.TryCreate(origin, UriKind.Absolute, out var uri) || uri.GetLeftPart(UriPartial.Authority) != origin)
                throw new ValidationException($"Rest:AllowedOrigins has '{origin}', which is no origin. Write scheme, host and port without a path: https://sales.example.com.");
    }
}
