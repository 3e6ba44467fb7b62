using System.Text.RegularExpressions;
using ChannelGrains.Testing.Monitoring;
using YamlDotNet.RepresentationModel;

namespace ChannelGrains.Guides.Tests.Monitoring;

/// <summary>The alerts of `deploy/prometheus`.</summary>
internal static partial class AlertRules
{
    private static readonly string Folder = Repository.PathOf("deploy", "prometheus");

    public static string RulesPath => PrometheusProcess.RulesPath;

    public static IReadOnlyList<string> TestPaths { get; } = [Path.Combine(Folder, "alerts.test.yml"), Path.Combine(Folder, "alerts.slow.test.yml")];

    public static IReadOnlyList<string> Names { get; } = [.. Rules().Where(rule => rule.Children.ContainsKey("alert")).Select(rule => (string)rule["alert"]!)];

    /// <summary>The series of the server that the rules ask for, without what they record themselves.</summary>
    public static IReadOnlyList<string> Series { get; } =
        [.. Rules().SelectMany(rule => Name().Matches((string)rule["expr"]!).Select(match => match.Value)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>Each test of an alert, and whether it is to fire.</summary>
    public static IReadOnlyList<(string Alert, bool Fires)> Tests { get; } =
    [
        .. from path in TestPaths
           from test in (YamlSequenceNode)Read(path)["tests"]
           from expected in (YamlSequenceNode)test["alert_rule_test"]
           select ((string)expected["alertname"]!, ((YamlSequenceNode)expected["exp_alerts"]).Children.Count > 0),
    ];

    private static IEnumerable<YamlMappingNode> Rules() =>
        from @group in (YamlSequenceNode)Read(RulesPath)["groups"]
        from rule in (YamlSequenceNode)@group["rules"]
        select (YamlMappingNode)rule;

    private static YamlNode Read(string path)
    {
        var stream = new YamlStream();
        using var reader = File.OpenText(path);
        stream.Load(reader);
        return stream.Documents[0].RootNode;
    }

    [GeneratedRegex("(?<![a-z_:])(channelgrains|orleans)_[a-z_]+")]
    private static partial Regex Name();
}
