using System.ComponentModel.DataAnnotations;

namespace ChannelGrains.Server;

/// <summary>The gateways that a page asks which is served apart: addresses with commas between them.</summary>
internal static class PageGateways
{
    /// <summary>The first that is no address; null where all are.</summary>
    public static string? FindWrong(string text) => Names(text).FirstOrDefault(name => Read(name) is null);

    /// <exception cref="ValidationException">There is none, or keys would go to one in the clear; the message says what to do.</exception>
    public static IReadOnlyList<Uri> Parse(string? text)
    {
        if (text is not null && FindWrong(text) is { } wrong)
            throw new ValidationException($"Page:Server names {wrong}, which is no address such as https://channels.example.com:5080.");
        List<Uri> gateways = [.. Names(text ?? "").Select(name => Read(name)!)];
        if (gateways.Count == 0)
            throw new ValidationException("A page that is served apart needs the address of its server: --page-server https://channels.example.com:5080.");
        if (gateways.Find(gateway => gateway.Scheme != Uri.UriSchemeHttps && !gateway.IsLoopback) is { } open)
            throw new ValidationException($"Keys would go to {open} in the clear. Use https, or a server on this machine.");
        if (gateways.Exists(gateway => gateway.Scheme != gateways[0].Scheme))
            throw new ValidationException("Page:Server names http and https: either all gateways have TLS or none.");
        return gateways;
    }

    private static string[] Names(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static Uri? Read(string name) => Uri.TryCreate(name, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" ? address : null;
}
