using System.Text.Json.Nodes;

namespace ChannelGrains.Guides.Tests.Monitoring;

/// <summary>The Grafana dashboard of `deploy/`, as far as Prometheus has to answer it.</summary>
internal static class Dashboard
{
    private static readonly JsonNode File = JsonNode.Parse(System.IO.File.ReadAllText(Repository.PathOf("deploy", "grafana", "channelgrains-overview.json")))!;

    /// <summary>Every expression with its panel's title, its variables filled in as Grafana does for all servers.</summary>
    /// <param name="rateInterval">For <c>$__rate_interval</c>.</param>
    public static IReadOnlyList<(string Panel, string Expression)> Expressions(string rateInterval) =>
    [
        .. from panel in File["panels"]!.AsArray()
           from target in panel!["targets"]!.AsArray()
           select ((string)panel["title"]!, Fill((string)target!["expr"]!, rateInterval)),
    ];

    /// <summary>The series that the variable for the server lists.</summary>
    public static string InstanceSeries =>
        File["templating"]!["list"]!.AsArray().Select(variable => (string?)variable!["query"]!).Single(query => query!.StartsWith("label_values(", StringComparison.Ordinal))!
            .Split('(', ',')[1];

    private static string Fill(string expression, string rateInterval)
    {
        var filled = expression.Replace("$__rate_interval", rateInterval, StringComparison.Ordinal).Replace("$instance", ".*", StringComparison.Ordinal);
        Assert.DoesNotContain("$", filled, StringComparison.Ordinal);
        return filled;
    }
}
