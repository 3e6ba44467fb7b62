namespace ChannelGrains.Guides.Tests.Boards;

/// <summary>What Grafana itself calls a dashboard: its published types, which `tests/run` installs with the compiler that compares them.</summary>
internal static class GrafanaTypes
{
    private const string Board = "GrafanaBoard";

    private static readonly string Modules = Repository.PathOf(".artifacts", "tools", "node_modules");
    private static readonly string Compiler = Path.Combine(Modules, ".bin", "tsc");
    private static readonly string[] Options = ["--noEmit", "--strict", "--skipLibCheck", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"];

    public static bool AreThere => File.Exists(Compiler) && Directory.Exists(Path.Combine(Modules, "@grafana", "schema"));

    /// <summary>Compiles dashboards as values of these types.</summary>
    /// <param name="boards">JSON, which is an expression of TypeScript, by a name.</param>
    /// <returns>What is wrong with them; empty for nothing.</returns>
    public static async Task<string> CompareAsync(IReadOnlyDictionary<string, string> boards)
    {
        using var directory = new TemporaryDirectory();
        Directory.CreateSymbolicLink(Path.Combine(directory.Path, "node_modules"), Modules);
        File.Copy(Repository.PathOf("tests", "ChannelGrains.Guides.Tests", "Boards", Board + ".ts"), Path.Combine(directory.Path, Board + ".ts"));
        foreach (var (name, json) in boards)
            await File.WriteAllTextAsync(Path.Combine(directory.Path, name + ".ts"), $"import type {{ Board }} from \"./{Board}\";\nexport const board: Board = {json}");
        return (await ToolRun.OfAsync(Compiler, [.. Options, .. boards.Keys.Select(name => name + ".ts")], directory.Path)).Said;
    }
}
