using ChannelGrains.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace ChannelGrains.Architecture.Tests;

/// <summary>What the format check does not know: no braces around one statement, `exception` in a catch, `cancellationToken` where there is one. `var` is held by the build.</summary>
public sealed class DialectTests
{
    private static readonly string[] Generated = ["bin", "obj"];

    public static TheoryData<string> Projects =>
        [.. new[] { "src", "tests" }.SelectMany(folder => Directory.GetDirectories(Repository.PathOf(folder), "ChannelGrains.*")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Statements_OfAProject_HaveNoBracesAroundOne(string project) =>
        Assert.Empty(Find<BlockSyntax>(project, block => block.Parent is (StatementSyntax or ElseClauseSyntax) and not (BlockSyntax or TryStatementSyntax or LocalFunctionStatementSyntax or CheckedStatementSyntax or UnsafeStatementSyntax or DoStatementSyntax) && IsNeedless(block)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Catches_OfAProject_NameTheirException(string project) =>
        Assert.Empty(Find<CatchDeclarationSyntax>(project, caught => caught.Identifier.ValueText is not ("" or "exception")));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Methods_OfAProject_NameTheirCancellationToken(string project) =>
        Assert.Empty(Find<ParameterListSyntax>(project, list => list.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax
            && list.Parameters.Where(parameter => parameter.Type?.ToString() == "CancellationToken").ToList() is [{ Identifier.ValueText: not ("cancellationToken" or "_") } only]
            && !HasAnother(list.Parent, only)));

    /// <summary>A block of one statement that could stand without it: it declares nothing, binds no `else` of another `if`, and no comment stands at the braces.</summary>
    private static bool IsNeedless(BlockSyntax block) =>
        block.Statements is [not (LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax or LabeledStatementSyntax) and var only]
        && !(block.Parent is IfStatementSyntax { Else: not null } && EndsInOpenIf(only))
        && !(block.Parent is ElseClauseSyntax && only is IfStatementSyntax)
        && !new[] { block.OpenBraceToken, block.CloseBraceToken }.Any(brace => brace.GetAllTrivia().Any(trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)));

    private static bool EndsInOpenIf(StatementSyntax statement) => statement switch
    {
        IfStatementSyntax { Else: null } => true,
        IfStatementSyntax { Else.Statement: var last } => EndsInOpenIf(last),
        CommonForEachStatementSyntax { Statement: var last } => EndsInOpenIf(last),
        ForStatementSyntax { Statement: var last } => EndsInOpenIf(last),
        WhileStatementSyntax { Statement: var last } => EndsInOpenIf(last),
        UsingStatementSyntax { Statement: var last } => EndsInOpenIf(last),
        LockStatementSyntax { Statement: var last } => EndsInOpenIf(last),
        _ => false,
    };

    /// <summary>A method with a second token of its own, or one that a lambda takes, has to tell them apart.</summary>
    private static bool HasAnother(SyntaxNode method, ParameterSyntax token) =>
        method.DescendantTokens().Any(other => other.ValueText == "cancellationToken") || token.Ancestors().OfType<LambdaExpressionSyntax>().Any();

    private static IEnumerable<string> Find<T>(string project, Func<T, bool> isWrong)
        where T : SyntaxNode =>
        from folder in new[] { "src", "tests" }
        let root = Repository.PathOf(folder, project)
        where Directory.Exists(root)
        from path in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
        where !Path.GetRelativePath(root, path).Split(Path.DirectorySeparatorChar).Intersect(Generated).Any()
        from node in CSharpSyntaxTree.ParseText(File.ReadAllText(path), path: path).GetRoot().DescendantNodes().OfType<T>()
        where isWrong(node)
        select $"{Path.GetRelativePath(Repository.Root, path)}({node.GetLocation().GetLineSpan().StartLinePosition.Line + 1})";
}
